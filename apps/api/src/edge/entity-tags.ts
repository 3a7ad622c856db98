// A proxy that compresses makes a tag weak (nginx) or adds its encoding (Apache). The tag still names the revision that was read,
// and a revision is compared as a number, so neither prevents a write.
const tagForm = /^(?:W\/)?"(0|[1-9]\d{0,17})(?:-(?:gzip|br|deflate|zstd))?"$/;

/** The revision in a tag of this service, also after a proxy; undefined for any other text. */
export const revisionIn = (tag: string): bigint | undefined => {
  const revision = tagForm.exec(tag.trim())?.[1];
  return revision === undefined ? undefined : BigInt(revision);
};

/** True if an `If-None-Match` (RFC 9110, 13.1.2) names this revision. Our tags have no comma in them. */
export const namesRevision = (ifNoneMatch: string | undefined, revision: bigint): boolean =>
  ifNoneMatch !== undefined && ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || revisionIn(tag) === revision);
