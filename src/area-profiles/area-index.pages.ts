/** All municipalities and larger areas, by name. */
import { areaKinds, type Area, type Municipality } from '../areas/area.model';
import { areaName } from '../coverage/coverage-area.pages';
import type { Wording } from '../coverage/coverage-figures.pages';
import { localName } from '../i18n/language';
import { href, paths } from '../paths';
import { searchField, type HomePage } from '../home/home.pages';

interface IndexGroup {
  id: string;
  heading: string;
  links: readonly { text: string; href: string }[];
}

export interface AreaIndexPage {
  title: string;
  description: string;
  section: 'areas';
  styles: readonly string[];
  search: HomePage['search'];
  groups: readonly IndexGroup[];
}

export function areaIndexPage(
  { areas, municipalities }: { areas: readonly Area[]; municipalities: readonly Municipality[] },
  { t, language }: Wording,
): AreaIndexPage {
  const collator = new Intl.Collator(language);
  const sorted = (links: IndexGroup['links']) => [...links].sort((a, b) => collator.compare(a.text, b.text));
  const larger = areaKinds.map((kind) => ({
    id: kind,
    heading: t(`report.level.${kind}`),
    links: sorted(
      areas
        .filter((area) => area.kind === kind)
        .map((area) => ({
          text: areaName(area, language),
          href: href(language, paths.area, { kind, code: area.code }),
        })),
    ),
  }));
  const single = {
    id: 'municipality',
    heading: t('report.level.municipality'),
    links: sorted(
      municipalities.map((municipality) => ({
        text: localName(municipality, language),
        href: href(language, paths.municipality, { municipality: municipality.code }),
      })),
    ),
  };
  return {
    title: t('common.nav.areas'),
    description: t('areaProfiles.indexDescription'),
    section: 'areas',
    styles: ['css/home.css', 'css/area.css'],
    search: searchField(t, language),
    groups: [...larger, single].filter(({ links }) => links.length > 0),
  };
}
