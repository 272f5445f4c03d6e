/** Which interface text names which value of the vocabulary. */
import type { TextKey } from './texts';

/** A value of the vocabulary as names of texts end in it: `netizen-slang` as `NetizenSlang`. */
type Capitalized<Value extends string> = Value extends `${infer Head}${'-' | ' '}${infer Rest}`
  ? `${Capitalize<Head>}${Capitalized<Rest>}`
  : Capitalize<Value>;

/** The name of the text that names a value: of a `kind`, `netizen-slang`, it is `kindNetizenSlang`. */
export const labelOf = <Group extends string, Value extends string>(group: Group, value: Value) =>
  (group + value.replace(/(?:^|[- ])./g, (start) => start.slice(-1).toUpperCase())) as `${Group}${Capitalized<Value>}`;

/** In the order in which topics are browsed. */
export const TOPIC_TEXTS: Readonly<Record<string, TextKey>> = {
  'common-prosperity': 'topicCommonProsperity',
  economy: 'topicEconomy',
  finance: 'topicFinance',
  party: 'topicParty',
  state: 'topicState',
  ideology: 'topicIdeology',
  law: 'topicLaw',
  society: 'topicSociety',
  welfare: 'topicWelfare',
  poverty: 'topicPoverty',
  rural: 'topicRural',
  regions: 'topicRegions',
  housing: 'topicHousing',
  technology: 'topicTechnology',
  environment: 'topicEnvironment',
  culture: 'topicCulture',
  media: 'topicMedia',
  history: 'topicHistory',
  'foreign-affairs': 'topicForeignAffairs',
  security: 'topicSecurity',
  military: 'topicMilitary',
  'hong-kong-macau': 'topicHongKongMacau',
  taiwan: 'topicTaiwan',
  'ethnic-religion': 'topicEthnicReligion',
  netizen: 'topicNetizen',
};
