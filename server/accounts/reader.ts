/**
 * Who is asking. Until accounts exist there is one local actor; a server open to the network without accounts gives
 * everyone a read-only one. Every query takes the reader first; every cache carries the permission class.
 */
export type Reader = {
  actor: { id: string; name: string }
  /** Readers of one class see the same rows; part of every cache key. */
  permissionClass: string
  mayWrite: boolean
}

export const localReader: Reader = {
  actor: { id: 'local', name: '本机用户' },
  permissionClass: 'local',
  mayWrite: true,
}
export const guestReader: Reader = { actor: { id: 'guest', name: '访客' }, permissionClass: 'local', mayWrite: false }
