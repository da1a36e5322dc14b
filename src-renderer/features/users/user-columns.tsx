import { Check } from 'lucide-react'
import type { TFunction } from 'i18next'
import type { UserRow } from '../../../src-main/contract/people.ts'
import type { Column } from '../../ui/data-table.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Pill } from '../../ui/pill.tsx'
import { fullName } from './full-name.ts'

export function userColumns(t: TFunction<'people'>): readonly Column<UserRow>[] {
  return [
    { id: 'name', head: t('users.name'), className: 'medium', cell: (user) => <bdi className="cut">{fullName(user)}</bdi> },
    { id: 'username', head: t('users.username'), cell: (user) => <bdi className="cut">{user.username}</bdi> },
    { id: 'job', head: t('users.jobTitle'), className: 'c-job', cell: (user) => <bdi className="cut">{user.jobTitle}</bdi> },
    { id: 'active', head: t('users.state'), cell: (user) => <Pill>{t(user.active ? 'users.active' : 'users.shut')}</Pill> },
    { id: 'here', head: t('users.here'), cell: (user) => user.signedInHere && <Icon of={Check} label={t('users.signedInHere')} /> },
  ]
}
