/** The area of an offer out of a form: municipalities with postcodes, or a circle around a known place. */
import type { Municipality } from '../areas/area.model';
import type { Outline } from '../geo/outlines';
import type { FieldProblem } from '../i18n/form-problem';
import { outsideAuthority } from '../organisations/authority.model';
import { parseMunicipalityNames } from '../organisations/municipality-names.form';
import { field } from '../organisations/organisation.form';
import { ok, problem, type Result } from '../shared/result';
import { findKnownPlaces, knownPlaceName, type KnownPlace, type KnownPlaceIndex } from './known-place.model';
import { municipalitiesTouched, radiusKilometres, type ServiceArea } from './service-area.model';

export const areaChoices = ['municipalities', 'circle'] as const;
export type AreaChoice = (typeof areaChoices)[number];

/** What areas are named by. */
export interface AreaContext {
  municipalities: readonly Municipality[];
  places: KnownPlaceIndex;
  /** Postcodes that can be named. */
  postcodes: ReadonlySet<string>;
  /** Of today's municipalities by code, EPSG:3067. */
  outlines: ReadonlyMap<string, Outline>;
  /** Whose service it is, as `Organisation.authority`: a wellbeing services county's stays within its county. */
  authority?: string | null;
}

type Parsed = Result<ServiceArea, FieldProblem[]>;

function parseMunicipalities(fields: unknown, context: AreaContext): Parsed {
  const { codes, unknown } = parseMunicipalityNames(
    field(fields, 'municipalities').slice(0, 10_000),
    context.municipalities,
  );
  const postcodes = [...new Set(field(fields, 'postcodes').split(/[\s,;]+/))].filter((each) => each !== '');
  const unknownPostcodes = postcodes.filter((each) => !context.postcodes.has(each));
  const problems: FieldProblem[] = [];
  if (unknown.length > 0)
    problems.push({
      field: 'municipalities',
      message: 'organisations.problem.municipalitiesUnknown',
      params: { names: unknown.join(', ') },
    });
  else if (codes.length === 0)
    problems.push({ field: 'municipalities', message: 'organisations.problem.municipalitiesMissing' });
  if (unknownPostcodes.length > 0)
    problems.push({
      field: 'postcodes',
      message: 'offers.problem.postcodes',
      params: { codes: unknownPostcodes.slice(0, 5).join(', ').slice(0, 60) },
    });
  return problems.length > 0 ? problem(problems) : ok({ municipalities: codes, postcodes, circle: null });
}

function findCentre(
  text: string,
  { places, municipalities }: AreaContext,
): Result<KnownPlace & { position: NonNullable<KnownPlace['position']> }, FieldProblem> {
  if (text === '') return problem({ field: 'centre', message: 'serviceArea.problem.centreMissing' });
  const found = findKnownPlaces(text.slice(0, 200), places);
  const [only] = found;
  if (only === undefined) return problem({ field: 'centre', message: 'serviceArea.problem.centreUnknown' });
  if (found.length > 1)
    return problem({
      field: 'centre',
      message: 'serviceArea.problem.centreSeveral',
      params: { names: found.map((each) => knownPlaceName(each, 'fi', municipalities)).join('; ') },
    });
  const { position } = only;
  return position === null
    ? problem({ field: 'centre', message: 'serviceArea.problem.centreWithoutPosition' })
    : ok({ ...only, position });
}

function parseCircle(fields: unknown, context: AreaContext): Parsed {
  const centre = findCentre(field(fields, 'centre'), context);
  const text = field(fields, 'radiusKm');
  const kilometres = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  const isRadius = kilometres >= radiusKilometres.least && kilometres <= radiusKilometres.most;
  const problems: FieldProblem[] = centre.ok ? [] : [centre.problem];
  if (!isRadius)
    problems.push({ field: 'radiusKm', message: 'serviceArea.problem.radius', params: radiusKilometres });
  if (!centre.ok || !isRadius) return problem(problems);
  const { position, kind, reference, nameFi, nameSv, municipalityCode } = centre.value;
  const known = { kind, reference, nameFi, nameSv, municipalityCode };
  const circle = { ...known, centre: position, radiusMetres: kilometres * 1000 };
  const municipalities = municipalitiesTouched(circle, context.outlines, municipalityCode);
  return ok({ municipalities, postcodes: [], circle });
}

/** At most so many municipalities are named in a message. */
const namesInMessage = 10;

/** Refuses municipalities in which the authority has no say. */
function withinAuthority(
  area: ServiceArea,
  { authority = null, municipalities }: AreaContext,
): Result<ServiceArea, FieldProblem[]> {
  const outside = outsideAuthority(authority, area.municipalities, municipalities);
  if (outside.length === 0) return ok(area);
  const names = municipalities
    .filter(({ code }) => outside.includes(code))
    .map(({ nameFi, nameSv }) => (nameFi === nameSv ? nameFi : `${nameFi} (${nameSv})`));
  const more = names.length > namesInMessage ? ' …' : '';
  const shown = names.slice(0, namesInMessage).join(', ') + more;
  return problem([
    area.circle === null
      ? { field: 'municipalities', message: 'serviceArea.problem.outsideCounty', params: { names: shown } }
      : { field: 'radiusKm', message: 'serviceArea.problem.circleOutsideCounty', params: { names: shown } },
  ]);
}

/** Fields `areaKind` (municipalities unless it says `circle`), `municipalities`, `postcodes`, `centre`, `radiusKm`. */
export function parseServiceArea(fields: unknown, context: AreaContext): Parsed {
  const area =
    field(fields, 'areaKind') === 'circle'
      ? parseCircle(fields, context)
      : parseMunicipalities(fields, context);
  return area.ok ? withinAuthority(area.value, context) : area;
}
