/** The data quality of many municipalities in a thread of its own. */
import { judgeQuality, type QualityInput, type QualityReport } from './quality.model';

export default function judgeAll(inputs: readonly QualityInput[]): QualityReport[] {
  return inputs.map(judgeQuality);
}
