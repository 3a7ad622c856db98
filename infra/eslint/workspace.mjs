import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The projects of the workspace by the tag in their package.json, so that a new library falls under the rules of its
 * layer without a second list: `{ 'type:kernel': ['libs/kernel'], … }`, paths relative to `root`.
 * A project without exactly one `type:` tag is an error.
 */
export const foldersByTag = (root) =>
  globSync(['apps/*/package.json', 'libs/*/package.json'], { cwd: root })
    .sort()
    .reduce((folders, file) => {
      const { name, nx } = JSON.parse(readFileSync(join(root, file), 'utf8'));
      const tags = (nx?.tags ?? []).filter((tag) => tag.startsWith('type:'));
      if (tags.length !== 1) throw new Error(`${name} needs exactly one type: tag in its package.json`);
      return { ...folders, [tags[0]]: [...(folders[tags[0]] ?? []), dirname(file).replaceAll('\\', '/')] };
    }, {});
