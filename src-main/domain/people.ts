/** Names of people, in any writing. */

export type Person = { readonly username: string; readonly firstName: string; readonly lastName: string }

/** A login name as it is compared: whatever its case, and however its accents are written. */
export const foldUsername = (username: string): string => username.normalize('NFC').toLowerCase().normalize('NFC').trim()

// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const unseen = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/

/** True for a name that can be shown and stored as it is: something in it, no control or direction marks, valid Unicode. */
export const isUsername = (username: string): boolean =>
  foldUsername(username) !== '' && !unseen.test(username) && (username as WellFormed).isWellFormed()

/** In every Node that we run on, not yet in the typings of ES2023. */
type WellFormed = string & { isWellFormed(): boolean }

/** First and last name; the login name where there is neither. */
export function fullName({ username, firstName, lastName }: Person): string {
  const name = [firstName, lastName]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ')
  return name === '' ? username : name
}

/** One or two letters for a small round place: of first and last name, else of the first two words. */
export function initialsOf(person: Person): string {
  const words = fullName(person)
    .split(/[\s._-]+/)
    .filter((word) => word !== '')
  const chosen = words.length > 2 ? [words[0], words.at(-1)] : words
  return chosen.map((word) => (Array.from(word ?? '')[0] ?? '').toUpperCase()).join('')
}
