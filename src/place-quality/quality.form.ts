/** What the address of a data quality page asks for. */
import { parsePage, textField } from '../accounts/account.form';
import {
  qualitySeverities,
  qualityTopics,
  type QualitySeverity,
  type QualityTopic,
} from './quality-finding.model';

export interface QualityQuery {
  severity: QualitySeverity | null;
  topic: QualityTopic | null;
  /** Part of a name, an address, a district or a postcode. */
  search: string;
  page: number;
}

/** Filter and page of the list of findings; what is wrong in the address counts as not given. */
export function parseQualityQuery(query: unknown): QualityQuery {
  const severity = textField(query, 'severity');
  const topic = textField(query, 'topic');
  return {
    severity: qualitySeverities.find((each) => each === severity) ?? null,
    topic: qualityTopics.find((each) => each === topic) ?? null,
    search: textField(query, 'q').slice(0, 100),
    page: parsePage(query),
  };
}
