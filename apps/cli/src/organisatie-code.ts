import type { OrganisatieCode } from '@actiespoor/plan/events';

const form = /^(GM\d{4}|VT\d{2}|(SV|PA)-[A-Z0-9-]{1,60})$/;
const ownerForm = /^(?:GM|SV)/;

/** The forms of a code, for a message. */
export const organisatieForms = 'een gemeente (GM1960), Veilig Thuis-regio (VT20), samenwerkingsverband (SV-LEKSTROOM) of partner (PA-MOVIERA)';

export const isOrganisatieCode = (text: string): text is OrganisatieCode => form.test(text);

/** True if the text can be the owner of a plan: a gemeente or a samenwerkingsverband. */
export const isEigenaar = (text: string): text is OrganisatieCode => isOrganisatieCode(text) && ownerForm.test(text);
