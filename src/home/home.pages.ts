/** The start page. */
import type { Translate } from '../i18n/translate';

export interface HomePage {
  title: string;
  section: 'home';
  lead: string;
}

export function homePage(t: Translate): HomePage {
  return { title: t('common.siteName'), section: 'home', lead: t('common.tagline') };
}
