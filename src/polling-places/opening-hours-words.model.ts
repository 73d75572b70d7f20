/** The words of opening hours in Finnish, Swedish and English, by what they mean. */

/** What a word means; a word that is none of these was not understood. */
export type HoursWord =
  | { kind: 'weekday'; weekdays: readonly number[]; form: WeekdayForm }
  /** Names a set of weekdays at once: weekdays, weekend, every day. */
  | { kind: 'day_class'; weekdays: readonly number[] }
  | { kind: 'month'; month: number }
  | { kind: 'clock_word'; time: string }
  | { kind: SimpleWord };

/** `from`: "maanantaista"; `to`, `on`: Thursday and Wednesday, unless they are the English words. */
export type WeekdayForm = 'plain' | 'from' | 'to' | 'on';

export type SimpleWord =
  | 'range'
  | 'and'
  | 'between'
  | 'at'
  | 'from'
  | 'open'
  | 'advance_voting'
  | 'article'
  | 'every'
  | 'day'
  | 'others'
  | 'election_day'
  | 'closed'
  | 'not'
  | 'election'
  | 'except'
  | 'only';

const weekdayNames: readonly string[] = [
  'ma må mån månd mon maanantai måndag monday',
  'ti tis tisd tue tues tiistai tisdag tuesday',
  'ke ons onsd on wed weds keskiviikko onsdag wednesday',
  'to tor tors thu thur thurs torstai torsdag thursday',
  'pe fr fre fred fri perjantai fredag friday',
  'la lö lör lörd sat lauantai lördag saturday',
  'su sö sön sönd sun sunnuntai söndag sunday',
];

const monthNames: readonly string[] = [
  'tammikuu januari january jan',
  'helmikuu februari february feb febr',
  'maaliskuu mars march mar',
  'huhtikuu april apr',
  'toukokuu maj may',
  'kesäkuu juni june jun',
  'heinäkuu juli july jul',
  'elokuu augusti august aug',
  'syyskuu september sep sept',
  'lokakuu oktober october okt oct',
  'marraskuu november nov',
  'joulukuu december dec',
];

const simpleWords: Readonly<Record<SimpleWord, string>> = {
  range: 'till until til through thru',
  and: 'ja sekä och samt and',
  between: 'mellan between',
  at: 'klo kello kl klockan at klockslag',
  from: 'från from',
  open: 'avoinna auki avoin avataan öppet öppen öppna öppettid öppettider open opening hours aukioloaika aukioloajat aukiolo aukioloajat äänestysaika äänestysajat äänestys äänestyspaikka äänestää vallokalen röstningsstället polling röstning röstningstid röstningstider voting time times välillä välisenä aikana under during',
  advance_voting:
    'ennakkoäänestys ennakkoäänestysaika ennakkoäänestyspaikka ennakkoäänestyksen förhandsröstning förhandsröstningen ennakkoon',
  article: 'den the of st nd rd th',
  every: 'joka jokainen kaikki kaikkina varje alla samtliga every each all',
  day: 'päivä päivänä päivinä päivää päivät dag dagen dagar dagarna day days',
  others: 'muina muut muulloin muuten muu muuna övriga övrig andra annars other others otherwise',
  election_day: 'vaalipäivä vaalipäivänä vaalipäivän vaalisunnuntai vaalisunnuntaina valdag valdagen',
  closed: 'suljettu suljettuna kiinni stängt stängd closed shut',
  not: 'ei ej inte not',
  election: 'election',
  except: 'paitsi lukuun ottamatta lukuunottamatta poikkeuksena utom förutom except excluding',
  only: 'vain ainoastaan endast bara only',
};

const dayClasses: readonly { weekdays: readonly number[]; words: string }[] = [
  {
    weekdays: [1, 2, 3, 4, 5],
    words:
      'ark arki arkisin arkena arkipäivä arkipäivät arkipäivisin arkipäivänä arkipäivinä vard vardag vardagar vardagarna vardagen weekday weekdays',
  },
  {
    weekdays: [6, 7],
    words:
      'vkl vl viikonloppu viikonloput viikonloppuna viikonloppuisin viikonloppuina veckoslut veckosluten veckoslutet veckohelg veckohelger helg helger helgen helgerna weekend weekends',
  },
  { weekdays: [1, 2, 3, 4, 5, 6, 7], words: 'päivittäin dagligen daily' },
];

const dictionary = buildDictionary();
/** Case endings of Finnish weekday and month names, Swedish and English plurals. */
const nameEndings = [
  'na',
  'sin',
  'isin',
  'n',
  'ta',
  'ssa',
  'hin',
  'oihin',
  'on',
  'ona',
  'oon',
  'ar',
  'arna',
  'en',
  's',
];

/** The meaning of a word in any of the languages, or undefined. */
export function hoursWord(text: string): HoursWord | undefined {
  const word = text.toLowerCase();
  const direct = dictionary.get(word);
  if (direct !== undefined) return direct;
  const from = /^(.+)sta$/u.exec(word)?.[1]?.replace(/viiko$/u, 'viikko');
  if (from !== undefined) {
    const day = dictionary.get(from);
    return day?.kind === 'weekday' ? { ...day, form: 'from' } : undefined;
  }
  return inflectedName(word);
}

function inflectedName(word: string): HoursWord | undefined {
  if (word.length < 5) return undefined;
  for (const ending of nameEndings.filter((one) => word.endsWith(one))) {
    const stem = word.slice(0, -ending.length).replace(/viikk?$/u, 'viikko');
    const found = dictionary.get(stem);
    if (found?.kind === 'weekday' || found?.kind === 'month') return found;
  }
  return undefined;
}

function buildDictionary(): Map<string, HoursWord> {
  const words = new Map<string, HoursWord>();
  const add = (list: string, meaning: HoursWord): void => {
    for (const word of list.split(' ')) words.set(word, meaning);
  };
  for (const kind of Object.keys(simpleWords) as SimpleWord[]) add(simpleWords[kind], { kind });
  monthNames.forEach((names, index) => {
    add(names, { kind: 'month', month: index + 1 });
  });
  weekdayNames.forEach((names, index) => {
    add(names, { kind: 'weekday', weekdays: [index + 1], form: 'plain' });
  });
  for (const { weekdays, words: names } of dayClasses) add(names, { kind: 'day_class', weekdays });
  add('to', { kind: 'weekday', weekdays: [4], form: 'to' });
  add('on', { kind: 'weekday', weekdays: [3], form: 'on' });
  add('noon midday', { kind: 'clock_word', time: '12:00' });
  add('midnight keskiyö midnatt', { kind: 'clock_word', time: '24:00' });
  return words;
}
