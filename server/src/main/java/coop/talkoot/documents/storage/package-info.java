/** Where the bytes of files lie: a folder of this machine, or a bucket of a store that speaks S3. */
@NullMarked
package coop.talkoot.documents.storage;

import org.jspecify.annotations.NullMarked;
