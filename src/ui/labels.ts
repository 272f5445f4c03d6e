/** Which interface text names which value of the vocabulary. */
import type { Kind, Lang, RelationKind, SourceKind, VariantKind, VariantStatus } from '../core/term';
import type { TextKey } from './texts';

export const KIND_TEXTS: Readonly<Record<Kind, TextKey>> = {
  formulation: 'kindFormulation',
  policy: 'kindPolicy',
  slogan: 'kindSlogan',
  institution: 'kindInstitution',
  meeting: 'kindMeeting',
  document: 'kindDocument',
  law: 'kindLaw',
  plan: 'kindPlan',
  programme: 'kindProgramme',
  person: 'kindPerson',
  place: 'kindPlace',
  event: 'kindEvent',
  statistic: 'kindStatistic',
  target: 'kindTarget',
  'netizen-slang': 'kindNetizenSlang',
  passage: 'kindPassage',
};

export const RELATION_TEXTS: Readonly<Record<RelationKind, TextKey>> = {
  broader: 'relationBroader',
  partOf: 'relationPartOf',
  narrower: 'relationNarrower',
  predecessor: 'relationPredecessor',
  successor: 'relationSuccessor',
  contrast: 'relationContrast',
  notToConfuseWith: 'relationNotToConfuseWith',
  related: 'relationRelated',
  hasPart: 'relationHasPart',
  contains: 'relationContains',
};

export const SOURCE_KIND_TEXTS: Readonly<Record<SourceKind, TextKey>> = {
  'party-state': 'sourcePartyState',
  'state-media': 'sourceStateMedia',
  'other-government': 'sourceOtherGovernment',
  'government-funded': 'sourceGovernmentFunded',
  press: 'sourcePress',
  academic: 'sourceAcademic',
  ngo: 'sourceNgo',
  un: 'sourceUn',
};

export const STATUS_TEXTS: Readonly<Record<VariantStatus, TextKey>> = {
  official: 'statusOfficial',
  common: 'statusCommon',
  scholarly: 'statusScholarly',
  deprecated: 'statusDeprecated',
};

/** Only the kinds that tell a reader something; that a translation is one needs no saying. */
export const VARIANT_KIND_TEXTS: Readonly<Partial<Record<VariantKind, TextKey>>> = {
  abbreviation: 'variantAbbreviation',
  former: 'variantFormer',
};

export const LANG_TEXTS: Readonly<Record<Lang, TextKey>> = {
  en: 'langEn',
  'zh-Hans': 'langZhHans',
  'zh-Hant': 'langZhHant',
};

const REGISTER_TEXTS: Readonly<Record<string, TextKey>> = {
  'party document': 'registerPartyDocument',
  law: 'registerLaw',
  'state media': 'registerStateMedia',
  economist: 'registerEconomist',
  netizen: 'registerNetizen',
  satire: 'registerSatire',
  'foreign coinage': 'registerForeignCoinage',
  academic: 'registerAcademic',
  everyday: 'registerEveryday',
};

/** The text that names a register, or undefined for one that the interface does not know. */
export function registerText(register: string): TextKey | undefined {
  return Object.hasOwn(REGISTER_TEXTS, register) ? REGISTER_TEXTS[register] : undefined;
}

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
