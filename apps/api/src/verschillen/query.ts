import { vaststelling } from '@actiespoor/application';
import { type Dag, isDag } from '@actiespoor/kernel';
import { bekendOpMoment } from '@actiespoor/voortgang';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy, ValidateIf } from 'class-validator';

import { ReadQueryParameters, MomentField } from '../edge/queries.js';
import { Faultless } from '../validation/constraints.js';
import { DatumField } from '../validation/fields.js';

const vanFault = (value: unknown): string | undefined =>
  value === vaststelling || isDag(value) ? undefined : `moet een volledige dag zijn, zoals 2021-09-03, of het woord ${vaststelling}`;

/** The fault of a field in relation to the others, as the rest of a Dutch sentence. */
const Fits = (name: string, fault: (query: VerschilQueryParameters) => string | undefined): PropertyDecorator =>
  ValidateBy({
    name,
    validator: {
      validate: (_, given) => fault(given?.object as VerschilQueryParameters) === undefined,
      defaultMessage: (given) => fault(given?.object as VerschilQueryParameters) ?? 'klopt niet',
    },
  });

const vanBekendOpFault = ({ van }: VerschilQueryParameters): string | undefined =>
  van === vaststelling ? 'kan niet samen met de vaststelling: die is wat toen bekend was' : undefined;

const totFault = ({ van, tot }: VerschilQueryParameters): string | undefined =>
  isDag(van) && isDag(tot) && tot < van ? 'moet op of na van liggen' : undefined;

const momentOf = (text: unknown): string | undefined => (typeof text === 'string' ? bekendOpMoment(text) : undefined);

const totBekendOpFault = ({ van, vanBekendOp, totBekendOp }: VerschilQueryParameters): string | undefined => {
  if (van === vaststelling) return undefined;
  if (vanBekendOp === undefined) return 'vraagt ook om vanBekendOp';
  const [eerst, daarna] = [momentOf(vanBekendOp), momentOf(totBekendOp)];
  return eerst !== undefined && daarna !== undefined && daarna < eerst ? 'moet op of na vanBekendOp liggen' : undefined;
};

/** Two states: two days, two moments of knowledge, both, or an adoption. Absent fields of the second state mean now. */
export class VerschilQueryParameters extends ReadQueryParameters {
  @ValidateIf(({ van, vanBekendOp }: VerschilQueryParameters) => van !== undefined || vanBekendOp === undefined)
  @Faultless('isVan', vanFault)
  @ApiProperty({
    type: 'string',
    required: false,
    description: `De eerste stand: zoals het op deze dag was, of het woord ${vaststelling} voor het plan zoals het is vastgesteld. Verplicht zonder vanBekendOp.`,
  })
  readonly van?: Dag | typeof vaststelling;

  @DatumField({ optional: true, isDay: true, description: 'De tweede stand: zoals het op deze dag was. Anders nu.' })
  @Fits('isNaVan', totFault)
  readonly tot?: Dag;

  @MomentField('De eerste stand zoals die op dit moment bekend was: een dag (het einde ervan) of een moment met tijdzone.')
  @Fits('pastBijVan', vanBekendOpFault)
  readonly vanBekendOp?: string;

  @MomentField('De tweede stand zoals die op dit moment bekend was. Anders wat nu bekend is.')
  @Fits('isNaVanBekendOp', totBekendOpFault)
  readonly totBekendOp?: string;
}
