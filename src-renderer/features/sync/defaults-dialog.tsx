import type { TFunction } from 'i18next'
import { ArrowRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RuleChange, RulesState, SyncRule } from '../../../src-main/contract/rules.ts'
import { rules as store, useRules } from '../../stores/sync-pages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { showToast } from '../../ui/toast.tsx'
import { tableWord } from './table-word.ts'

/** What the defaults of this version would change, table by table, before anything is changed (F-259). */
export function DefaultsDialog({ rules, mayApply, onClose }: { rules: RulesState; mayApply: boolean; onClose: () => void }) {
  const { t } = useTranslation('sync')
  const busy = useRules((state) => state.isBusy)
  const apply = async () => {
    if (await store.getState().applyDefaults()) showToast(t('rules.defaults.applied'))
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('rules.defaults.title')}
      lead={mayApply ? t('rules.defaults.lead') : t('rules.mayNot')}
      foot={
        <>
          <Button onPress={onClose}>{t('rules.defaults.keep')}</Button>
          {mayApply && (
            <Button kind="primary" autoFocus busy={busy} onPress={() => void apply()}>
              {t('rules.defaults.apply', { count: rules.difference.length })}
            </Button>
          )}
        </>
      }
    >
      {rules.difference.length === 0 ? <p className="muted">{t('rules.defaults.none')}</p> : <Difference changes={rules.difference} />}
    </Dialog>
  )
}

function Difference({ changes }: { changes: readonly RuleChange[] }) {
  const { t } = useTranslation('sync')
  return (
    <table className="table is-still difference">
      <thead>
        <tr>
          <th>{t('rules.column.table')}</th>
          <th>{t('rules.defaults.now')}</th>
          <th>{t('rules.defaults.then')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.table}>
            <td className="medium">{tableWord(change, t)}</td>
            <td className="muted">{ruleWords(change.from, t)}</td>
            <td>
              <Icon of={ArrowRight} size="s" flip /> {ruleWords(change.to, t)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** `sent, not taken`. */
function ruleWords({ send, receive }: SyncRule, t: TFunction<'sync'>): string {
  if (send === receive) return t(send ? 'rules.words.both' : 'rules.words.neither')
  return t(send ? 'rules.words.sentOnly' : 'rules.words.takenOnly')
}
