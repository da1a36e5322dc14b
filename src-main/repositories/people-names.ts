/** Names of people in the records: what a text that leaves this computer must not hold (features 4-10). */
import { sql } from 'kysely'
import { all, k, prepared } from '../db/query.ts'
import type { ReadDb } from '../db/open.ts'

const patients = prepared(() =>
  k
    .selectFrom('name')
    .select([
      'name',
      sql<string | null>`json_extract(rest, '$.first')`.as('first'),
      sql<string | null>`json_extract(rest, '$.last')`.as('last'),
    ])
    .where('type', '=', 'patient'),
)
const clinicians = prepared(() => k.selectFrom('clinician').select(['first_name', 'last_name']))

/** Every name of a patient or a prescriber, each text as it is kept. */
export function namesOfPeople(db: ReadDb): string[] {
  const known = [
    ...all(db, patients, {}).flatMap(({ name, first, last }) => [name, first, last]),
    ...all(db, clinicians, {}).flatMap(({ first_name: first, last_name: last }) => [first, last]),
  ]
  return known.filter((name): name is string => typeof name === 'string' && name !== '')
}
