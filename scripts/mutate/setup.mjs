// The same invented cases for every mutant, so that a score comes again, and few of them: a mutant that lives
// on in spite of a property is better met by an example.
import fc from 'fast-check';

fc.configureGlobal({ seed: 1, numRuns: 20 });
