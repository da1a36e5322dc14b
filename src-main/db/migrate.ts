/** The migration runner: numbers rise, one transaction each, references checked before it is kept. */
import assert from 'node:assert'
import { existsSync, renameSync, rmSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { makePrivate } from '../private-file.ts'

export type Migration = { readonly version: number; readonly name: string; readonly sql: string }

/** Brings the file to the last of `migrations`; one that fails leaves the version before it. Foreign keys are off while it runs. */
export function migrate(sqlite: Database, migrations: readonly Migration[]): void {
  assertRising(migrations)
  const enforced = sqlite.pragma('foreign_keys', { simple: true })
  sqlite.pragma('foreign_keys = OFF')
  try {
    for (const migration of migrations) if (migration.version > userVersion(sqlite)) apply(sqlite, migration)
  } finally {
    sqlite.pragma(`foreign_keys = ${String(enforced)}`)
  }
}

export const userVersion = (sqlite: Database): number => Number(sqlite.pragma('user_version', { simple: true }))

/** A whole copy of the database beside it, before a migration touches it; gives its path. An older copy is kept. */
export function backUp(sqlite: Database, path: string): string {
  const target = freeName(`${path}.v${userVersion(sqlite)}`)
  const part = `${target}.part`
  rmSync(part, { force: true })
  try {
    sqlite.prepare('VACUUM INTO ?').run(part)
    makePrivate(part)
    renameSync(part, target)
  } catch (error) {
    // On a full disk half a copy would keep the room that everything else needs.
    rmSync(part, { force: true })
    throw error
  }
  return target
}

function freeName(stem: string): string {
  for (let copy = 1; ; copy += 1) {
    const name = copy === 1 ? `${stem}.backup` : `${stem}.${copy}.backup`
    if (!existsSync(name)) return name
  }
}

function apply(sqlite: Database, migration: Migration): void {
  sqlite.exec('BEGIN IMMEDIATE')
  try {
    sqlite.exec(migration.sql)
    const broken = sqlite.pragma('foreign_key_check') as readonly unknown[]
    if (broken.length > 0) throw new Error(`${broken.length} references point nowhere: ${JSON.stringify(broken[0])}`)
    sqlite.pragma(`user_version = ${migration.version}`)
    sqlite.exec('COMMIT')
  } catch (cause) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
    throw new Error(`migration ${migration.version} (${migration.name}) failed`, { cause })
  }
}

function assertRising(migrations: readonly Migration[]): void {
  migrations.forEach(({ version, name }, index) => {
    assert(version > (migrations[index - 1]?.version ?? 0), `migration ${name}: ${version} does not rise`)
  })
}
