/** Rows of ratios against the raw floor of the same run, as a table for people and as JSON for machines (design 12). */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type BenchRow = {
  readonly name: string
  /** Milliseconds of the raw floor, or null where the row has a fixed limit. */
  readonly floor: number | null
  readonly ours: number
  readonly unit: string
  readonly budget: string
  readonly met: boolean
  readonly note: string
}

/** Ours against the floor of the same run: `most` is the budget. */
export function ratioRow(name: string, floor: number, ours: number, most: number, note = ''): BenchRow {
  return { name, floor, ours, unit: 'ms', budget: `<= ${most} x`, met: ours / floor <= most, note }
}

/** A row with a limit of its own, such as requests or milliseconds in main. */
export function limitRow(name: string, ours: number, unit: string, most: number, note = ''): BenchRow {
  return { name, floor: null, ours, unit, budget: `<= ${most} ${unit}`, met: ours <= most, note }
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const figure = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))

function cells(row: BenchRow): string[] {
  const ratio = row.floor === null ? '' : `${(row.ours / row.floor).toFixed(2)} x`
  const floor = row.floor === null ? '' : figure(row.floor)
  return [row.name, floor, `${figure(row.ours)} ${row.unit}`, ratio, row.budget, row.met ? 'met' : 'MISSED', row.note]
}

/** Prints the table and writes the same as JSON to `file`. */
export function report(rows: readonly BenchRow[], file: string): void {
  const table = [['what', 'floor ms', 'ours', 'ratio', 'budget', '', 'note'], ...rows.map(cells)]
  const widths = table[0]!.map((_, column) => Math.max(...table.map((line) => line[column]!.length)))
  for (const line of table)
    process.stdout.write(
      `${line
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd()}\n`,
    )
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify({ node: process.version, platform: process.platform, rows }, null, 2)}\n`)
}
