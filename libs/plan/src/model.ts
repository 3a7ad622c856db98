// What facts and views both need of this domain: names and pure rules, no decisions.
export { actieIdOf, codeSleutel, fold, type Actienaam } from './actie/code.js';
