package coop.talkoot.documents.picture;

import org.jspecify.annotations.Nullable;

/**
 * A picture that may be decoded.
 *
 * @param bytes the picture itself, without what a decoder need not see
 * @param size as its header says
 * @param frames more than one when it moves
 * @param exif its EXIF block, from which only the orientation is read
 */
record Examined(byte[] bytes, Size size, int frames, byte @Nullable [] exif) {}
