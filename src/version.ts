/** Of this package: the build puts it in. All files of one release have the same. */
export const VERSION = '%VERSION%';
