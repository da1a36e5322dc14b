import '../../styles/table.css'
import '../../styles/users.css'
import { Info, Plus, Users } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserRow } from '../../../src-main/contract/people.ts'
import { useMay } from '../../stores/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Drafted } from '../../ui/use-draft.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { useUnfinished } from '../stock-work/use-unfinished.ts'
import { ExportButton } from '../output/export-button.tsx'
import { exportUsers } from '../output/export-list.ts'
import { fullName } from './full-name.ts'
import { NewUserDialog } from './new-user-dialog.tsx'
import { useUsers } from './use-users.ts'
import { userColumns } from './user-columns.tsx'

/** Who may work with Outpost, and a new one among them (DT-60). */
export function UsersPage() {
  const { t } = useTranslation('people')
  const mayEdit = useMay('editUsers')
  const [isAdding, setAdding] = useState(false)
  const { users, refusal } = useUsers()
  useUnfinished(['newUser'], () => setAdding(mayEdit))
  useShortcuts({ newDocument: mayEdit ? () => setAdding(true) : undefined })
  return (
    <>
      <header className="page-head">
        <h1>{t('users.title')}</h1>
        <div className="acts">
          {users !== null && users.length > 0 && <ExportButton onExport={() => exportUsers(users)} />}
          {mayEdit && (
            <Button kind="primary" icon={Plus} keys="newDocument" onPress={() => setAdding(true)}>
              {t('users.new')}
            </Button>
          )}
        </div>
      </header>
      {refusal !== null && (
        <div className="pad">
          <Banner tone="attention">{refusal}</Banner>
        </div>
      )}
      {users !== null && users.length > 0 && <UserTable users={users} />}
      {users?.length === 0 && (
        <EmptyState icon={Users} title={t('users.emptyTitle')}>
          {t('users.emptySentence')}
        </EmptyState>
      )}
      <p className="small muted usersnote">
        <Icon of={Info} size="s" /> {t('users.note')}
      </p>
      {isAdding && (
        <Drafted form="newUser">
          <NewUserDialog onClose={() => setAdding(false)} />
        </Drafted>
      )}
    </>
  )
}

function UserTable({ users }: { users: readonly UserRow[] }) {
  const { t, i18n } = useTranslation('people')
  const [active, setActive] = useState(0)
  // eslint-disable-next-line react-hooks/exhaustive-deps -- words change with the language only
  const columns = useMemo(() => userColumns(t), [i18n.language])
  return (
    <DataTable
      label={t('users.title')}
      className="list-users"
      columns={columns}
      count={users.length}
      rowAt={(at) => users[at]}
      keyOf={(user) => user.id}
      wordsOf={(user) => [fullName(user), user.username]}
      active={active}
      onActive={setActive}
      onOpen={() => {}}
      rowClass={(user) => (user.active ? '' : 'is-shut')}
      autoFocus
    />
  )
}
