/** A phrase that no text for people contains, and what to write instead. */
export interface Phrase {
  readonly pattern: RegExp
  readonly instead: string
}

/**
 * Phrases that are not plain English, or not the usual terms. A pattern can find each of them without the sentence around it.
 */
export const phrases: readonly Phrase[] = [
  { pattern: /\bstands\b(?! for\b)|\bmay stand\b/, instead: 'exists, is up to date, the current state' },
  { pattern: /\b(?:tells|told)\b/, instead: 'reports, shows' },
  { pattern: /\bhands? (?:back|on|over)\b/, instead: 'returns, passes' },
  { pattern: /\bgives? back\b/, instead: 'returns' },
  { pattern: /\blies (?:in|beside|outside|where|there|on|under)\b/, instead: 'is in, is next to' },
  { pattern: /\bbesides?\b/, instead: 'next to, compared with, in addition' },
  { pattern: /\bside by side\b/, instead: 'in parallel' },
  { pattern: /\btakes (?:at most|only|an?)\b/, instead: 'accepts' },
  { pattern: /\bask(?:s|ed|ing)? for\b/, instead: 'requires, requests' },
  { pattern: /\bbe had\b/, instead: 'is not available' },
  { pattern: /\bheld (?:against|back|to)\b/, instead: 'checked against, blocked' },
  { pattern: /\bobey(?:s|ed)?\b/, instead: 'enforced' },
  { pattern: /\banew\b/, instead: 'again; created, rebuilt' },
  { pattern: /\blets? (?:\w+ ){0,2}in\b|\badmits?\b/, instead: 'allows' },
  { pattern: /\bmay not\b/, instead: 'is not allowed to, cannot' },
  { pattern: /\bshall\b|\bmust needs\b/, instead: 'must' },
  { pattern: /\bof which\b|\bin (?:the )?place of\b/, instead: 'for which, instead of' },
  { pattern: /\bmends?\b|\bcures?\b/, instead: 'fix' },
  { pattern: /\bgo(?:es)? on\b(?! to\b)/, instead: 'continues' },
  { pattern: /\bstops the run\b/, instead: 'fails the step' },
  { pattern: /\bcut (?:short|off)\b/, instead: 'truncated' },
  { pattern: /\brepl(?:y|ies)\b/, instead: 'response' },
  { pattern: /\bfillers?\b/, instead: 'placeholder version' },
  { pattern: /\blegs?\b/, instead: 'matrix job' },
  { pattern: /\blaid out\b/, instead: 'a prepared layer directory' },
  { pattern: /\bother (?:bytes|contents)\b/, instead: 'different content' },
  { pattern: /\bthe version before\b/, instead: 'the previous version' },
  { pattern: /\btak(?:e|es|en|ing) (?:\w+ )?back\b/, instead: 'delete' },
  { pattern: /\bcomplaints?\b/, instead: 'error' },
  { pattern: /\bnear miss(?:es)?\b/, instead: 'probable typo' },
  { pattern: /\bin ten minutes\b/, instead: 'Quick start' },
  { pattern: /\bwhat the role needs\b/, instead: 'Required permissions' },
  { pattern: /\btidings\b|\bwhose it is\b/, instead: 'message; owner' },
  { pattern: /\bsays? nothing of\b/, instead: 'does not mention' },
  {
    pattern: /\bif not so\b|\bmostly an? earlier\b|\bmake it of\b/,
    instead: 'a full sentence',
  },
]
