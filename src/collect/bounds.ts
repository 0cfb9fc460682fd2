/** The maximum length of a sentence in characters, and of a list in sentences. No run of this action writes more. */
const longestSentence = 2_000
const mostSentences = 200

/** A sentence of a manifest, truncated if it is longer than any that this action writes. */
export function shortened(sentence: string): string {
  return sentence.length <= longestSentence ? sentence : `${sentence.slice(0, longestSentence)}...`
}

/** The first sentences of a list, and `pointer` instead of the others. */
export function shortenedList(sentences: readonly string[], pointer: string): string[] {
  return sentences.length <= mostSentences
    ? [...sentences]
    : [...sentences.slice(0, mostSentences - 1), pointer]
}
