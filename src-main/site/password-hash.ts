import { createHash } from 'node:crypto'

/** What is kept and sent in place of the site's password: lower-case hex SHA-256 (protocol-v5.md 1.1). */
export const passwordHash = (password: string): string => createHash('sha256').update(password, 'utf8').digest('hex')
