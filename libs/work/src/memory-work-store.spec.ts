import { memoryWorkStore } from './memory-work-store.js';
import { workStoreContract } from './work-store.contract.js';

workStoreContract('het geheugen', () => Promise.resolve({ store: memoryWorkStore(() => performance.now()), close: () => Promise.resolve() }));
