import { wortelStoreContract } from './wortel-store.contract.js';
import { memoryWortelStore } from './wortel-store.js';

wortelStoreContract('geheugen', () => Promise.resolve({ store: memoryWortelStore(), close: () => Promise.resolve() }));
