const first = (word: string): string => [...new Intl.Segmenter().segment(word)][0]?.segment ?? ''

/** First letters of the first and the last word of a name, in any script: "Grace Wanjiru" is "GW". */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => first(word ?? '').toLocaleUpperCase()).join('')
}
