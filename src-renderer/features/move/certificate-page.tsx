import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { StoreMove } from '../../../src-main/contract/store-move.ts'
import { isOwed } from '../../../src-main/contract/store-move.ts'
import { go } from '../../stores/route.ts'
import { Banner } from '../../ui/banner.tsx'
import type { Formats } from '../../ui/format.ts'
import { useFormat } from '../../ui/use-format.ts'
import type { Fact } from '../output/paper.tsx'
import { Facts, Paper, PaperTable, Signatures } from '../output/paper.tsx'
import { PrintPage } from '../output/print-page.tsx'
import { kindWord, moment, queueLines, stockLines } from './certificate-lines.ts'
import { exportCertificate } from './export-certificate.ts'
import { Sending } from './sending.tsx'
import { useStoreMove } from './use-store-move.ts'

/** What a store holds on this site, on paper, to be laid beside that of the other site of a move (F-236). */
export function CertificatePage({ storeId }: { storeId: string }) {
  const { t } = useTranslation('move')
  const format = useFormat()
  const { move, refusal } = useStoreMove(storeId)
  const owed = move !== null && isOwed(move) ? move : null
  const shown = owed === null ? move : null
  return (
    <PrintPage
      fileName={shown === null ? null : `outpost-certificate-${shown.code}`}
      refusal={refusal}
      onBack={() => go('stores')}
      {...(shown !== null && { onExport: () => exportCertificate(shown, t, format) })}
    >
      {owed !== null && (
        <div className="notices">
          <Banner tone="waiting">{t('paper.waits')}</Banner>
          {owed.waiting > 0 && <Sending waiting={owed.waiting} />}
        </div>
      )}
      {shown !== null && <Certificate move={shown} t={t} format={format} />}
    </PrintPage>
  )
}

type Row = { readonly id: string; readonly words: readonly string[] }

function Certificate({ move, t, format }: { move: StoreMove; t: TFunction<'move'>; format: Formats }) {
  const asRow = ({ id, label, shown }: { id: string; label: string; shown: string }): Row => ({ id, words: [label, shown] })
  const documents = move.figures.documents.map(({ kind, count, lastNumber }) => ({
    id: kind,
    words: [kindWord(kind, t), format.number(count), lastNumber === null ? t('paper.none') : String(lastNumber)],
  }))
  const heads = (...words: readonly string[]) =>
    words.map((head, at) => ({ head, ...(at > 0 && { isNumber: true as const }), cell: (row: Row) => row.words[at] }))
  return (
    <Paper title={t('paper.title')} of={`${move.code} ${move.name}`}>
      <Facts facts={factsOf(move, t, format)} />
      <PaperTable columns={heads(t('paper.kind'), t('paper.count'), t('paper.lastNumber'))} rows={documents} />
      <PaperTable columns={heads(t('paper.figure'), t('paper.amount'))} rows={stockLines(move, t, format).map(asRow)} />
      <p className="paper-code">
        {t('code.label')} <b className="code">{move.checkCode}</b>
      </p>
      <Signatures names={[t('paper.oldSite'), t('paper.newSite')]} />
    </Paper>
  )
}

function factsOf(move: StoreMove, t: TFunction<'move'>, format: Formats): readonly Fact[] {
  const { frozen } = move
  return [
    [t('paper.store'), `${move.code} ${move.name}`],
    [t('paper.site'), t('paper.siteIs', move.site)],
    [t('paper.at'), moment(move.at, format)],
    [t('paper.frozen'), frozen === null ? t('paper.notFrozen') : t('paper.frozenIs', { when: moment(frozen.at, format), by: frozen.by })],
    ...queueLines(move, t, format).map(({ label, shown }): Fact => [label, shown]),
  ]
}
