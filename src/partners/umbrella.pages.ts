/** View model of the page about the umbrella of an organisation and its locals. */
import { formErrors, type FieldProblem, type FormError } from '../i18n/form-problem';
import type { Language } from '../i18n/language';
import type { Translate } from '../i18n/translate';
import { href, paths } from '../paths';
import type { UmbrellaView } from './umbrella-view.model';

export interface UmbrellaPage {
  title: string;
  styles: readonly string[];
  errors: readonly FormError[];
  action: string;
  back: { text: string; href: string };
  done: boolean;
  umbrella: { id: string; name: string } | null;
  /** What `local` and `umbrella` of the form are for the organisation of the page. */
  requests: readonly { local: string; umbrella: string; text: string; mayAccept: boolean; name: string }[];
  locals: readonly {
    id: string;
    name: string;
    state: string;
    trust: string;
    drafts: number;
    inReview: number;
    public: number;
    unconfirmed: number;
    isDirect: boolean;
  }[];
  /** Offers of locals of which somebody must say now that they hold. */
  toAnswer: readonly { id: string; type: string; local: string }[];
  /** Whether its offers can be copied to the locals. */
  hasTemplates: boolean;
  search: string;
  candidates: readonly { id: string; name: string; mayAsk: boolean; mayInvite: boolean }[];
}

export function umbrellaPage(
  t: Translate,
  language: Language,
  input: { view: UmbrellaView; done: boolean; problems: readonly FieldProblem[] },
): UmbrellaPage {
  const { organisation, umbrella, requests, locals, search, candidates } = input.view;
  const params = { organisation: organisation.id };
  return {
    title: t('umbrella.title', { name: organisation.name }),
    styles: ['css/offers.css'],
    errors: formErrors(t, input.problems),
    action: href(language, paths.partnerUmbrella, params),
    back: { text: organisation.name, href: href(language, paths.partnerOrganisation, params) },
    done: input.done,
    umbrella: umbrella === null ? null : { id: umbrella.id, name: umbrella.name },
    requests: requests.map(({ localId, umbrellaId, askedBy, other }) => {
      const isLocal = localId === organisation.id;
      const isAsker = (askedBy === 'local') === isLocal;
      const side = isLocal ? 'local' : 'umbrella';
      return {
        local: localId,
        umbrella: umbrellaId,
        name: other.name,
        mayAccept: !isAsker,
        text: isAsker
          ? t(`umbrella.asked.${side}`, { name: other.name })
          : t(`umbrella.asks.${side}`, { name: other.name }),
      };
    }),
    toAnswer: locals.flatMap(({ organisation: local, offers }) =>
      offers.toAnswer.map(({ id, type }) => ({ id, type: t(`offers.type.${type}`), local: local.name })),
    ),
    locals: locals.map(({ organisation: local, offers }) => ({
      drafts: offers.drafts,
      inReview: offers.inReview,
      public: offers.public,
      unconfirmed: offers.unconfirmed,
      id: local.id,
      name: local.name,
      state: t(`organisations.state.${local.state}`),
      trust: t(`organisations.trust.${local.trust}`),
      isDirect: local.umbrellaId === organisation.id,
    })),
    hasTemplates: organisation.state === 'accepted' && locals.length > 0,
    search,
    candidates: candidates.map(({ id, name, umbrellaId }) => ({
      id,
      name,
      mayAsk: umbrella === null,
      mayInvite: umbrellaId === null,
    })),
  };
}
