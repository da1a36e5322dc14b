/** The certificate as a CSV file, a figure a row (F-236). */
import type { TFunction } from 'i18next'
import type { StoreMove } from '../../../src-main/contract/store-move.ts'
import type { Formats } from '../../ui/format.ts'
import type { ListColumns } from '../output/save-list.ts'
import { saveList } from '../output/save-list.ts'
import type { CertificateLine } from './certificate-lines.ts'
import { certificateRows } from './certificate-lines.ts'

const columns: ListColumns<CertificateLine> = [
  ['move:paper.figure', (row) => row.label],
  ['move:paper.amount', (row) => row.cell],
]

export const exportCertificate = (move: StoreMove, t: TFunction<'move'>, format: Formats): void =>
  saveList(`certificate-${move.code}`, columns, certificateRows(move, t, format))
