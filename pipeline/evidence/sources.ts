import type { EvidenceSet } from '../../schemas/evidence.js';
import type { Method } from '../../schemas/method.js';
import absoluteMobility from '../../sources/absolute-occupational-mobility.js';
import districtsToItl2 from '../../sources/districts-to-itl2.js';
import relativeMobility from '../../sources/relative-occupational-mobility.js';
import index2016 from '../../sources/social-mobility-index-2016.js';
import type { Source } from '../../sources/source.js';
import stateOfTheNation from '../../sources/state-of-the-nation-2025.js';

/** The official data sets behind each set of figures that an index can be compared with. */
const EVIDENCE_SOURCES: Readonly<Record<EvidenceSet, readonly Source[]>> = {
  measured_mobility: [absoluteMobility, relativeMobility, districtsToItl2],
  state_of_the_nation_2025: [stateOfTheNation],
  index_2016: [index2016],
};

/** The sets that a method names, each once. */
export const evidenceSetsOf = (method: Method): EvidenceSet[] =>
  method.kind === 'index' ? [...new Set(method.evidence ?? [])] : [];

/** The data sets that a method is compared with. */
export const evidenceSourcesOf = (method: Method): Source[] =>
  evidenceSetsOf(method).flatMap((set) => EVIDENCE_SOURCES[set]);
