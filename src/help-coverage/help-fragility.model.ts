/** What would be lost if one offer, organisation or place dropped out, ranked. */
import { reportedGroups, type ReportedGroup } from '../coverage/coverage-input.model';
import type { CapacityCoverage } from './capacity-coverage.model';
import { greatestLosses, type LossSubject } from './capacity-losses.model';
import { wholeByGroup } from './help-areas.model';
import { groupBy } from '../shared/group-by';
import type { HelpLayer, SoleReach } from './help-layers.model';
import type { ByGroup, HelpLoss, PlaceLossFigures, ServiceLoss } from './help-report.model';
import { unitsPerPerson } from './need-layout.model';
import type { PlaceAccess } from './place-access.model';
import type { PlaceLoss } from './place-losses.model';

/** Greatest loss of the group first; what costs the group nothing is left out. */
function ranked<T extends { people: ByGroup }>(
  losses: readonly T[],
  group: ReportedGroup,
  { most, tie }: { most: number; tie: (loss: T) => string },
): T[] {
  return losses
    .filter(({ people }) => people[group] > 0)
    .sort((a, b) => b.people[group] - a.people[group] || (tie(a) < tie(b) ? -1 : 1))
    .slice(0, most);
}

/** People reached no more, over the whole election. */
export function helpLosses(layers: readonly HelpLayer[], group: ReportedGroup, most: number): HelpLoss[] {
  const losses = layers
    .filter(({ window, language }) => window === 'both' && language === null)
    .flatMap(({ type, soleOffers, soleOrganisations }) => {
      const toLoss =
        (kind: HelpLoss['kind']) =>
        ({ id, people }: SoleReach): HelpLoss => ({ kind, id, type, people: wholeByGroup(people) });
      return [...soleOffers.map(toLoss('offer')), ...soleOrganisations.map(toLoss('organisation'))];
    });
  const tie = ({ kind, type, id }: HelpLoss) => `${kind}|${type}|${id}`;
  return [
    ...ranked(
      losses.filter(({ kind }) => kind === 'organisation'),
      group,
      { most, tie },
    ),
    ...ranked(
      losses.filter(({ kind }) => kind === 'offer'),
      group,
      { most, tie },
    ),
  ];
}

/** People served no more, over the whole election. */
export function serviceLosses(capacity: readonly CapacityCoverage[], most: number): ServiceLoss[] {
  return capacity
    .filter(({ window }) => window === 'both')
    .flatMap(({ service, providers, problem, flow }) => {
      const numbered = providers.map(({ offer }, index) => ({ offer, index }));
      const organisations = [...groupBy(numbered, ({ offer }) => offer.organisationId)].map(
        ([id, members]): LossSubject => ({ id, capacities: members.map(({ index }) => index) }),
      );
      const offers = numbered.map(({ offer, index }): LossSubject => ({ id: offer.id, capacities: [index] }));
      const find = (kind: ServiceLoss['kind'], subjects: readonly LossSubject[]) =>
        greatestLosses(problem, flow, subjects, most).map(({ id, units }): ServiceLoss => ({
          kind,
          id,
          service: service.id,
          people: Math.round(units / unitsPerPerson),
        }));
      return [...find('organisation', organisations), ...find('offer', offers)];
    })
    .filter(({ people }) => people > 0);
}

/** People left without a place near, in municipalities whose list is complete. */
export function placeLosses(
  access: PlaceAccess,
  losses: readonly PlaceLoss[],
  municipalityIndex: ReadonlyMap<string, number>,
  { group, most }: { group: ReportedGroup; most: number },
): PlaceLossFigures[] {
  const known = losses.filter(
    ({ site }) => access.statuses[municipalityIndex.get(site.place.municipalityCode)!] === 'complete',
  );
  const figures = known.map(({ site: { place }, people }): PlaceLossFigures => ({
    kind: access.kind,
    municipalityCode: place.municipalityCode,
    nameFi: place.nameFi,
    nameSv: place.nameSv,
    addressFi: place.addressFi,
    addressSv: place.addressSv,
    people: wholeByGroup(people),
  }));
  const tie = (loss: PlaceLossFigures) =>
    [loss.municipalityCode, loss.nameFi, loss.nameSv, loss.addressFi].join('|');
  return ranked(figures, group, { most, tie });
}

/** The group by which losses are ranked unless another is asked for. */
export const rankedGroup: ReportedGroup = reportedGroups.includes('over75') ? 'over75' : 'adults';
