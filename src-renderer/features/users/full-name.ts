import type { UserRow } from '../../../src-main/contract/people.ts'

/** First and last name, or the username where central gives no other. */
export function fullName({ firstName, lastName, username }: Pick<UserRow, 'firstName' | 'lastName' | 'username'>): string {
  const name = `${firstName} ${lastName}`.trim()
  return name === '' ? username : name
}
