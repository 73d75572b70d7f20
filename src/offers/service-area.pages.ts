/** Areas of help in words. */
import type { Municipality } from '../areas/area.model';
import { formatDistance } from '../i18n/format';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { municipalityNames } from '../organisations/organisation.pages';
import { knownPlaceLabel } from './known-place.model';
import type { ServiceArea } from './service-area.model';

/** The area in a line: `enintään 15 km paikasta 83900 Juuka Keskus (Juuka, Nurmes)`, `Juuka (83900, 83960)`. */
export function serviceAreaText(
  t: Translate,
  language: Language,
  { municipalities, postcodes, circle }: ServiceArea,
  known: readonly Municipality[],
): string {
  const names = municipalityNames(municipalities, known, language).join(', ');
  if (circle !== null)
    return t('serviceArea.within', {
      distance: formatDistance(circle.radiusMetres, language),
      place: knownPlaceLabel(circle, language),
      municipalities: names,
    });
  return postcodes.length === 0 ? names : `${names} (${postcodes.join(', ')})`;
}
