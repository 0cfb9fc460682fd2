/** Why a layer cannot be compared: the end of a sentence, which never has the address of its zip in it. */
export class Unread extends Error {}
