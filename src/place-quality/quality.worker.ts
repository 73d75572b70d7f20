/** The data quality of many municipalities in a thread of its own. */
import type { PackedDistricts } from '../coverage/coverage-input.model';
import { districtsInUse } from '../demand-imports/district-versions.model';
import { groupBy } from '../shared/group-by';
import { judgeQuality, type QualityInput, type QualityReport } from './quality.model';

export interface QualityJob {
  inputs: readonly QualityInput[];
  /** Boundaries in use, for inputs that do not say theirs. */
  packed: readonly PackedDistricts[];
}

export default function judgeAll({ inputs, packed }: QualityJob): QualityReport[] {
  const outlines = groupBy(districtsInUse(packed), ({ municipalityCode }) => municipalityCode);
  return inputs.map((input) =>
    judgeQuality({ districtOutlines: outlines.get(input.municipalityCode) ?? [], ...input }),
  );
}
