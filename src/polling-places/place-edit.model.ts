/** What a form says of one place. */
import type { AccessibilityFinding, PollingPlace, PollingPlaceDraft } from './polling-place.model';
import type { SafeVotingArrangements } from './safe-voting.model';

/** Everything that the form says of a place. */
export interface DescribedPlace {
  draft: PollingPlaceDraft;
  /** In order of criterion; one of which nothing is said is left out. */
  accessibility: readonly AccessibilityFinding[];
  arrangements: SafeVotingArrangements;
}

/** A place of the municipality with its arrangements, withdrawn ones too. */
export interface EditedPlace {
  place: PollingPlace;
  arrangements: SafeVotingArrangements;
}
