package io.github.keycloakpersonas.it;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a class file refers to, read from its constant pool (chapter 4.4 of the Java virtual machine's specification).
 *
 * @param classes internal names, such as {@code org/keycloak/Config}
 * @param members fields and methods
 */
record ClassReferences(List<String> classes, List<Member> members) {

    /** A field, or a method with parentheses in its descriptor. */
    record Member(String owner, String name, String descriptor) {}

    private static final int MAGIC_AND_VERSION = 8;
    private static final int UTF8 = 1;
    private static final int INTEGER = 3;
    private static final int FLOAT = 4;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_HANDLE = 15;
    private static final int DYNAMIC = 17;
    private static final int INVOKE_DYNAMIC = 18;

    static ClassReferences of(InputStream classFile) throws IOException {
        DataInputStream in = new DataInputStream(classFile);
        in.skipNBytes(MAGIC_AND_VERSION);
        int size = in.readUnsignedShort();
        Map<Integer, String> texts = new HashMap<>();
        Map<Integer, Integer> classNames = new HashMap<>();
        Map<Integer, int[]> pairs = new HashMap<>();
        List<int[]> memberPairs = new ArrayList<>();
        for (int index = 1; index < size; index++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case UTF8 -> texts.put(index, in.readUTF());
                case CLASS -> classNames.put(index, in.readUnsignedShort());
                case FIELD, METHOD, INTERFACE_METHOD -> memberPairs.add(pair(in));
                case NAME_AND_TYPE -> pairs.put(index, pair(in));
                case INTEGER, FLOAT, DYNAMIC, INVOKE_DYNAMIC -> in.skipNBytes(4);
                case LONG, DOUBLE -> {
                    in.skipNBytes(8);
                    index++;
                }
                case METHOD_HANDLE -> in.skipNBytes(3);
                default -> in.skipNBytes(2);
            }
        }
        List<Member> members = memberPairs.stream()
                .map(member -> member(texts, at(classNames, member[0]), at(pairs, member[1])))
                .toList();
        return new ClassReferences(
                classNames.values().stream().map(name -> at(texts, name)).toList(), members);
    }

    private static int[] pair(DataInputStream in) throws IOException {
        return new int[] {in.readUnsignedShort(), in.readUnsignedShort()};
    }

    private static Member member(Map<Integer, String> texts, int owner, int[] nameAndType) {
        return new Member(at(texts, owner), at(texts, nameAndType[0]), at(texts, nameAndType[1]));
    }

    private static <T> T at(Map<Integer, T> pool, int index) {
        return Objects.requireNonNull(pool.get(index));
    }
}
