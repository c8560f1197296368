package io.github.keycloakpersonas.pdf;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;

/** The logical structure of a document, which tells programs what the text on its pages is. */
final class Tags {

    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement document;
    private final List<COSArray> marksOfPages = new ArrayList<>();

    Tags(PDDocument pdf) {
        pdf.getDocumentCatalog().setStructureTreeRoot(root);
        document = new PDStructureElement(StandardStructureTypes.DOCUMENT, root);
        root.appendKid(document);
    }

    /** The element that has all others. */
    PDStructureElement document() {
        return document;
    }

    /** Adds an element. */
    PDStructureElement add(PDStructureElement parent, String type) {
        PDStructureElement element = new PDStructureElement(type, parent);
        parent.appendKid(element);
        return element;
    }

    /** Adds a cell that says what is below it. */
    PDStructureElement addHeader(PDStructureElement row) {
        PDStructureElement cell = add(row, StandardStructureTypes.TH);
        PDTableAttributeObject table = new PDTableAttributeObject();
        table.setScope(PDTableAttributeObject.SCOPE_COLUMN);
        cell.addAttribute(table);
        return cell;
    }

    /** A page begins. */
    void begin(PDPage page) {
        page.getCOSObject().setInt(COSName.STRUCT_PARENTS, marksOfPages.size());
        page.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
        marksOfPages.add(new COSArray());
    }

    /** The number that marks the content of an element on the last page that has begun. */
    int mark(PDStructureElement element, PDPage page) {
        COSArray marks = marksOfPages.get(marksOfPages.size() - 1);
        int mark = marks.size();
        marks.add(element.getCOSObject());
        element.setPage(page);
        element.getCOSObject().setItem(COSName.K, COSInteger.get(mark));
        return mark;
    }

    /** All pages are written. */
    void finish() {
        COSArray numbers = new COSArray();
        for (int i = 0; i < marksOfPages.size(); i++) {
            numbers.add(COSInteger.get(i));
            numbers.add(marksOfPages.get(i));
        }
        COSDictionary tree = new COSDictionary();
        tree.setItem(COSName.NUMS, numbers);
        root.setParentTree(new PDNumberTreeNode(tree, PDParentTreeValue.class));
        root.setParentTreeNextKey(marksOfPages.size());
    }
}
