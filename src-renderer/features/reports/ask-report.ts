import type { Covers, ReportName } from '../../../src-main/contract/reports.ts'
import type { Result } from '../../../src-main/contract/result.ts'
import { ok } from '../../../src-main/contract/result.ts'
import { api } from '../../api.ts'
import type { AnyReport } from './sheet.ts'

/** What is asked for; the value of all stock is of no item. */
export type Asked = { readonly report: ReportName; readonly itemId: string; readonly covers: Covers }

/** True where nothing is missing to ask it. */
export const canAsk = ({ report, itemId }: Asked): boolean => report === 'value' || itemId !== ''

/** The report from main, with what kind it is. */
export async function askReport({ report: kind, itemId, covers }: Asked): Promise<Result<AnyReport>> {
  if (kind === 'stock') return mapped(await api['reports.stock']({ itemId, covers }), (report) => ({ kind, report }))
  if (kind === 'value') return mapped(await api['reports.value']({ covers }), (report) => ({ kind, report }))
  return mapped(await api['reports.use']({ itemId, covers }), (report) => ({ kind, report }))
}

const mapped = <T, U>(result: Result<T>, map: (value: T) => U): Result<U> => (result.ok ? ok(map(result.value)) : result)
