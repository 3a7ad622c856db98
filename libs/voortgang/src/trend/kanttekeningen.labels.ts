/** The caveats of figures of Veilig Thuis. */
export const kanttekeningTeksten = {
  omvang:
    'Het aantal meldingen zegt op zichzelf niets betrouwbaars over omvang of ernst van geweld: campagnes en de meldcode veranderen het ook. Of meer beter is, hangt af van de actie.',
  'breuk-2019':
    'In 2019 kwam er een nieuw handelingsprotocol en een nieuwe meldcode. Cijfers van voor 2019 zijn met die van daarna niet te vergelijken, en lopen er niet in door.',
  afronding: 'CBS rondt elk cijfer apart af op vijf. Halfjaren tellen niet op tot het jaar, en gemeenten niet tot hun regio; er wordt hier dus niets opgeteld.',
  gepubliceerd: 'Dit zijn alleen cijfers die CBS zelf heeft gepubliceerd, met wat CBS daarin heeft weggelaten. Er is niets bijgerekend.',
  voorlopig: 'Een deel is voorlopig of nader voorlopig: een volgende levering kan het herzien.',
  afwezig:
    'Waar een cijfer ontbreekt is het niet nul. CBS laat het weg omdat het onbekend, onvoldoende betrouwbaar of geheim is, of omdat het niet kan voorkomen.',
  onderdrukt:
    'Een cijfer dat CBS wel publiceerde staat hier niet (onderdrukt), omdat een ander cijfer dat CBS wegliet er door aftrekken uit te vinden zou zijn.',
  herzien: 'Een deel is herzien: bij die punten staat ook wat een eerdere levering zei.',
  overlap: 'Eén melding kan meer dan één aard, rol of soort hebben. Reeksen naast elkaar tellen niet op.',
  'gebied-van-jaren': 'Dit gebied bestond niet in alle jaren. Een ontbrekend cijfer kan ook betekenen dat de regio er niet meer of nog niet was.',
} as const;

export type Kanttekeningcode = keyof typeof kanttekeningTeksten;
