import type { AfwijzingText } from '../commands/afwijzing.labels.js';

/** The texts of refusals to stop or resume an evaluation. */
export const bedieningAfwijzingen: Readonly<Record<'stop' | 'resume', AfwijzingText & { readonly reden: string }>> = {
  stop: { reden: 'evaluatie-loopt-niet', title: 'Er is niets te stoppen', detail: 'De evaluatie is klaar of mislukt. Haal haar op om te zien wat eruit kwam.' },
  resume: {
    reden: 'evaluatie-is-klaar',
    title: 'Deze evaluatie is klaar',
    detail: 'Een uitkomst verandert niet meer. Vraag een nieuwe evaluatie om te zien wat er sindsdien bij kwam.',
  },
};
