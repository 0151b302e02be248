#!/usr/bin/env python3
"""Writes the docx files of fixtures/articles/docx/, shaped as Word,
LibreOffice and Google Docs write them. The same bytes every time.

usage: tools/docx_fixtures.py [FOLDER]
"""
import os
import sys
import zipfile

W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
     'xmlns:wps="http://schemas.microsoft.com/office/word/2010/'
     'wordprocessingShape"')
CORE = ('xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"')
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def escape(text):
    return (text.replace('&', '&amp;').replace('<', '&lt;')
            .replace('>', '&gt;'))


def run(text, more=''):
    return ('<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>'
            % ('<w:rPr>%s</w:rPr>' % more if more else '', escape(text)))


def para(content, style=None):
    if not content.startswith('<'):
        content = run(content)
    head = '<w:pPr><w:pStyle w:val="%s"/></w:pPr>' % style if style else ''
    return '<w:p>%s%s</w:p>' % (head, content)


def table(rows):
    def cell(text):
        return ('<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>%s'
                '</w:tc>' % para(text))
    return '<w:tbl><w:tblPr/>%s</w:tbl>' % ''.join(
        '<w:tr>%s</w:tr>' % ''.join(cell(c) for c in row) for row in rows)


def styles(rows):
    out = []
    for row in rows:
        ident, name = row[:2]
        based = '<w:basedOn w:val="%s"/>' % row[2] if len(row) > 2 else ''
        out.append('<w:style w:type="paragraph" w:styleId="%s"><w:name '
                   'w:val="%s"/>%s</w:style>' % (ident, name, based))
    return HEAD + '<w:styles %s>%s</w:styles>' % (W, ''.join(out))


def core(title='', creator='', created='', modified='', language=''):
    def date(name, value):
        return ('<dcterms:%s xsi:type="dcterms:W3CDTF">%s</dcterms:%s>'
                % (name, value, name)) if value else ''
    return HEAD + ('<cp:coreProperties %s><dc:title>%s</dc:title><dc:creator>'
                   '%s</dc:creator>%s%s%s</cp:coreProperties>') % (
        CORE, escape(title), escape(creator), date('created', created),
        date('modified', modified),
        '<dc:language>%s</dc:language>' % language if language else '')


TYPES = HEAD + (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '</Types>')
RELS = HEAD + (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.'
    'openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>')


def write(path, body, style_rows=None, properties=None, extra=()):
    parts = [('[Content_Types].xml', TYPES), ('_rels/.rels', RELS)]
    if body is not None:
        parts.append(('word/document.xml', HEAD + '<w:document %s><w:body>%s'
                      '<w:sectPr/></w:body></w:document>' % (W, body)))
    if style_rows:
        parts.append(('word/styles.xml', styles(style_rows)))
    if properties:
        parts.append(('docProps/core.xml', core(**properties)))
    parts.extend(extra)
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as out:
        for name, content in parts:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            out.writestr(info, content)


WORD = [('Normal', 'Normal'), ('Title', 'Title', 'Normal'),
        ('Heading1', 'heading 1', 'Normal'),
        ('Heading2', 'heading 2', 'Normal'),
        ('Subtitle', 'Subtitle', 'Normal'), ('Quote', 'Quote', 'Normal'),
        ('Caption', 'caption', 'Normal')]


def story():
    """Word: runs cut by the spell checker, in the middle of words."""
    return ''.join([
        para('Storm injures 14 people in the harbour of Larkmouth', 'Title'),
        para('By Dora Quill'),
        para('The breakwater of Larkmouth after the storm on March 3, 2031. '
             'Photo by Ned Farrow', 'Caption'),
        para(run('A storm inj') + '<w:proofErr w:type="spellStart"/>' +
             run('ured ', '<w:b/>') + run('14 people in the har') +
             '<w:bookmarkStart w:id="0" w:name="_GoBack"/>' + run('bour of ') +
             '<w:hyperlink w:history="1">' + run('Larkmouth') +
             '</w:hyperlink>' + run(' on Monday, the coast guard said.')),
        para('Twenty-three of the 32 boats in the harbour were damaged, '
             'Mayor Ines Holt said.'),
        para('"We will repair the breakwater before the summer," Holt told '
             'reporters on Tuesday.', 'Quote'),
        para('The repair will cost $4.2 million, the harbour office said.'),
        table([['Boats damaged in Larkmouth', '23',
                'Boats damaged in Tarn Bay', '5']]),
        para('Tarn Bay, a village of 900 people, was not evacuated.')])


def tracked():
    """Word in German: styles by their names, changes tracked, a field, hidden
    text, a comment, a box of text that is there twice."""
    box = ('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
           '<wps:txbx><w:txbxContent>%s</w:txbxContent></wps:txbx></w:drawing>'
           '</mc:Choice><mc:Fallback><w:pict><w:txbxContent>%s'
           '</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>'
           '</w:r>')
    caption = para('The old mill of Oldmere, where the fire broke out.',
                   'Beschriftung')
    field = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> '
             'DATE \\@ "d MMMM" </w:instrText></w:r><w:r><w:fldChar '
             'w:fldCharType="separate"/></w:r>' + run('4 June') +
             '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    return ''.join([
        para('Mill fire leaves nine families homeless', 'berschrift1'),
        para('Council offers rooms in two schools', 'Vorspann'),
        para(run('Fire destroyed ') + '<w:del w:id="1" w:author="a"><w:r>'
             '<w:delText>four</w:delText></w:r></w:del><w:ins w:id="2" '
             'w:author="a">' + run('six') + '</w:ins>' +
             run(' houses in Oldmere on ') + field +
             '<w:r><w:commentReference w:id="0"/></w:r>' +
             run('check this!', '<w:vanish/>') +
             run(', the fire brigade said.')),
        para(run('Nine families lost their homes.') + box % (caption, caption)),
        para(''),
        para(run('After a 10') + '<w:r><w:noBreakHyphen/></w:r>' +
             run('day wait they get new rooms, ') + '<w:r><w:br/></w:r>' +
             run('Captain Rosa Feld said.'))])


def libreoffice():
    """LibreOffice: Quotations, Illustration, its own order of parts."""
    return ''.join([
        para('Ferry to Tarn Bay stops for 12 days', 'Title'),
        para('The ferry to Tarn Bay will not sail for 12 days, its owner '
             'said on Friday.', 'BodyText'),
        para('"The engine needs 3 new pumps," owner Piet Marsh said.',
             'Quotations'),
        para('Figure 1: The ferry in the harbour. Photo: Ned Farrow',
             'Illustration'),
        para('Some 400 people use the ferry each day.', 'BodyText')])


def google():
    """Google Docs: no styles for what things are, all in one cell, lines
    parted by line breaks."""
    lines = '<w:r><w:br/></w:r><w:r><w:br/></w:r>'
    return ('<w:tbl><w:tr><w:tc>' + ''.join([
        para('Oldmere school gains 40 pupils'),
        para('By Ansel Reed'),
        para(run('The school of Oldmere has 340 pupils, 40 more than last '
                 'year, the head teacher said.') + lines +
             run('Two new teachers will start on Monday.')),
        para('CLICK HERE TO READ MORE')]) + '</w:tc></w:tr></w:tbl>')


def newsroom():
    """A template of a newsroom, filled again and again."""
    return ''.join([
        para('Bridge at Castle Vale to close for 5 weeks', 'Hed'),
        para('Detour adds 9 miles', 'Dek'),
        para('Rowan Pike', 'Byline'),
        para('The bridge at Castle Vale will close for 5 weeks from May 5, '
             'the county said.'),
        table([['Cost', '$2 million'], ['Length', '5 weeks']]),
        para('Repairs', 'Heading2'),
        para('Two of the 8 piers are cracked, engineer Una Strand said.')])


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else 'fixtures/articles/docx'
    os.makedirs(folder, exist_ok=True)

    def at(name):
        return os.path.join(folder, name)
    write(at('story.docx'), story(), WORD,
          dict(title='Storm', creator='Dora Quill',
               created='2031-03-04T17:20:00Z', modified='2031-03-05T09:30:00Z'))
    write(at('tracked.docx'), tracked(),
          [('Standard', 'Normal'), ('berschrift1', 'heading 1', 'Standard'),
           ('Vorspann', 'Vorspann', 'Untertitel'),
           ('Untertitel', 'Subtitle', 'Standard'),
           ('Beschriftung', 'caption', 'Standard')],
          dict(title='Microsoft Word - entwurf3.docx', creator='rfeld',
               created='2024-01-02T08:00:00Z', modified='2031-06-04T15:02:00Z'))
    write(at('libreoffice.docx'), libreoffice(),
          [('Normal', 'Normal'), ('BodyText', 'Body Text', 'Normal'),
           ('Title', 'Title', 'Normal'),
           ('Quotations', 'Quotations', 'Normal'),
           ('Caption', 'caption', 'Normal'),
           ('Illustration', 'Illustration', 'Caption')],
          dict(creator='Mara Dell', created='2031-05-02T10:11:12Z',
               modified='2031-05-02T11:00:00Z', language='en-GB'))
    write(at('google.docx'), google(),
          [('Normal', 'normal'), ('Title', 'Title', 'Normal')])
    write(at('newsroom.docx'), newsroom(),
          WORD + [('Hed', 'Hed', 'Normal'), ('Dek', 'Dek', 'Normal'),
                  ('Byline', 'Byline', 'Normal')],
          dict(creator='Admin', created='2019-08-01T00:00:00Z',
               modified='2031-04-28T12:00:00Z'))
    write(at('spreadsheet.docx'), None,
          extra=[('xl/workbook.xml', HEAD + '<workbook/>')])


if __name__ == '__main__':
    main()
