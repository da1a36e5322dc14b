import type { TFunction } from 'i18next'
import type { Cause } from '../../../src-main/contract/causes.ts'

/** What a cause leaves open, with the record that it names called as people here do: `Customer invoice 7 Maternity ward` (F-124). */
export function causeParams({ params }: Pick<Cause, 'params'>, t: TFunction<'sync'>): Cause['params'] {
  const { kind, part, called } = params
  if (params['context'] !== 'record' || kind === undefined) return params
  const word = (name: string | number) => t(`kind.${name}`, { defaultValue: t(`record.${name}`, { defaultValue: String(name) }) })
  return { ...params, called: `${word(kind)} ${called}${part === undefined ? '' : ` (${word(part)})`}` }
}
