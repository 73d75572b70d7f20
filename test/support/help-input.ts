/** Offers and questions for tests of help coverage; every part can be replaced. */
import type { HelpArea, HelpInput, HelpOffer } from '../../src/help-coverage/help-input.model';
import { defaultHelpQuestion } from '../../src/help-coverage/help-input.model';
import { aCoverageInput } from './coverage-input';

export function aHelpArea(changes: Partial<HelpArea> = {}): HelpArea {
  return { municipalities: [], postcodes: [], circle: null, polygon: null, ...changes };
}

/** A group ride with 8 seats on four trips of election day, of an organisation of its own. */
export function aHelpOffer(id: string, changes: Partial<HelpOffer> = {}): HelpOffer {
  return {
    id,
    organisationId: `organisation of ${id}`,
    type: 'transport_group',
    area: aHelpArea({ municipalities: ['001'] }),
    capacity: { kind: 'rides', vehicles: 1, seats: 8, wheelchairPlaces: 0, tripsPerDay: 4 },
    days: ['2021-06-13'],
    languages: ['fi'],
    trust: 'register_checked',
    ...changes,
  };
}

/** Nobody, nowhere, no offers. */
export function aHelpInput(changes: Partial<HelpInput> = {}): HelpInput {
  return { coverage: aCoverageInput(), offers: [], question: defaultHelpQuestion, ...changes };
}
