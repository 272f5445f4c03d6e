/** True only in the build that the accessibility tests use: tools cannot look into a closed shadow root. */
declare const __OPEN_SHADOW_ROOT__: boolean;
